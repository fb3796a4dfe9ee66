-- 定型の指摘: what planning asks for again and again. Never deleted: one that is no longer used keeps its count.
create table canned_remark (
    id         binary(16) not null primary key,
    text       mediumtext not null,
    position   int        not null,
    uses       int        not null,
    retired    boolean    not null,
    made_by    binary(16) not null,
    made_at    datetime   not null,
    version    bigint     not null,
    constraint canned_remark_officer foreign key (made_by) references officer (id)
) ${table};
create index canned_remark_order on canned_remark (retired, position);
create index canned_remark_by on canned_remark (made_by);
