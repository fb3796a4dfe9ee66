-- 試験発送: while it lasts, every mail goes to one address. One row at most; without an address it is off.
create table mail_trial (
    id       int          not null primary key,
    address  varchar(254),
    set_by   binary(16),
    set_at   datetime(6),
    version  bigint       not null,
    constraint mail_trial_only check (id = 1),
    constraint mail_trial_by foreign key (set_by) references officer (id)
) ${table};
create index mail_trial_by_whom on mail_trial (set_by);

-- Where a letter went that was sent while a trial lasted; its recipient has not got it.
alter table letter add column trial_address varchar(254);
