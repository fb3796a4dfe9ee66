-- A printed name need not mean a unit: （関係各課）.
alter table plan_item_unit alter column unit_id drop not null;
