-- Items of several plans that are the same work. active_item and active_plan are the item and the plan as long as the
-- item belongs to the group, then null: an item is in one group, a group has one item of a plan.
create table link_member (
    id          binary(16)    not null primary key,
    group_id    binary(16)    not null,
    item_id     binary(16)    not null,
    plan_id     binary(16)    not null,
    active_item binary(16),
    active_plan binary(16),
    added_by    binary(16)    not null,
    added_at    datetime(6)   not null,
    ended_by    binary(16),
    ended_at    datetime(6),
    end_reason  varchar(1000),
    version     bigint        not null,
    constraint link_member_item_once unique (active_item),
    constraint link_member_plan_once unique (group_id, active_plan),
    constraint link_member_item foreign key (item_id) references plan_item (id),
    constraint link_member_plan foreign key (plan_id) references plan (id),
    constraint link_member_added_by foreign key (added_by) references officer (id),
    constraint link_member_ended_by foreign key (ended_by) references officer (id)
) ${table};
create index link_member_of_item on link_member (item_id);
create index link_member_of_plan on link_member (plan_id);
create index link_member_of_adder on link_member (added_by);
create index link_member_of_ender on link_member (ended_by);
