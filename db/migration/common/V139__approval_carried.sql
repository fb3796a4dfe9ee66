-- An approval that counts for the unit that took over.
alter table approval add column carried_from binary(16);
alter table approval add constraint approval_carried_from foreign key (carried_from) references org_unit (id);
