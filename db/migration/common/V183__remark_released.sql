-- Planning has closed a remark that is open over the years, with a reason, though no evaluation has dealt with it.
alter table committee_remark add column released_at datetime(6) null;
alter table committee_remark add column released_by binary(16) null;
alter table committee_remark add column release_reason mediumtext null;
create index committee_remark_released_by on committee_remark (released_by);
alter table committee_remark add constraint committee_remark_releaser foreign key (released_by) references officer (id);
