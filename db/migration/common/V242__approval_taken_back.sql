-- Approvals that whoever gave them took back before planning accepted the sheet, as they were given.
create table approval_taken_back (
    evaluation_id binary(16)  not null,
    round         int         not null,
    unit_id       binary(16)  not null,
    number        int         not null,
    hash          char(64)    not null,
    decided_by    binary(16)  not null,
    decided_at    datetime    not null,
    in_stead_of   binary(16),
    decided_as    varchar(20),
    taken_back_at datetime    not null,
    constraint approval_taken_back_key primary key (evaluation_id, round, unit_id, number),
    constraint approval_taken_back_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint approval_taken_back_unit foreign key (unit_id) references org_unit (id),
    constraint approval_taken_back_officer foreign key (decided_by) references officer (id),
    constraint approval_taken_back_principal foreign key (in_stead_of) references officer (id)
) ${table};
create index approval_taken_back_by on approval_taken_back (decided_by);
create index approval_taken_back_for on approval_taken_back (in_stead_of);
create index approval_taken_back_of_unit on approval_taken_back (unit_id);
