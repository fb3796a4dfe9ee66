-- Decisions made for somebody else (代決), and decisions that count for the unit that took over.
alter table approval add column on_behalf_of binary(16);
alter table approval add column carried_from binary(16);
alter table approval add constraint approval_on_behalf_of foreign key (on_behalf_of) references officer (id);
alter table approval add constraint approval_carried_from foreign key (carried_from) references org_unit (id);
alter table remark_decision add column on_behalf_of binary(16);
alter table remark_decision add constraint remark_decision_on_behalf_of foreign key (on_behalf_of) references officer (id);
