-- A printed name need not mean a unit: （関係各課）.
alter table plan_item_unit modify column unit_id binary(16) null;
