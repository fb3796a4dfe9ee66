-- 代決: in whose stead a decision was made; nothing where the chief, or the director, decided in person.
alter table approval add column in_stead_of binary(16);
alter table approval add constraint approval_in_stead_of foreign key (in_stead_of) references officer (id);
create index approval_of_stead on approval (in_stead_of);

alter table remark_decision add column in_stead_of binary(16);
alter table remark_decision add constraint remark_decision_in_stead_of foreign key (in_stead_of) references officer (id);
create index remark_decision_of_stead on remark_decision (in_stead_of);
