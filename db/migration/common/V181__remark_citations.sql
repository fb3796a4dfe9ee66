-- What a later evaluation says of a remark of an earlier year, by round: followed_up when it says that the remark has been
-- dealt with. settled_at is set when that evaluation is confirmed.
create table remark_citation (
    remark_id     binary(16)  not null,
    evaluation_id binary(16)  not null,
    round         int         not null,
    followed_up   boolean     not null,
    text          mediumtext  not null,
    cited_by      binary(16)  not null,
    cited_at      datetime(6) not null,
    settled_at    datetime(6) null,
    constraint remark_citation_key primary key (remark_id, evaluation_id, round),
    constraint remark_citation_remark foreign key (remark_id) references committee_remark (id),
    constraint remark_citation_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint remark_citation_officer foreign key (cited_by) references officer (id)
) ${table};
create index remark_citation_of_evaluation on remark_citation (evaluation_id, round);
create index remark_citation_cited_by on remark_citation (cited_by);

-- The confirmed evaluation that dealt with the remark; null while it is open over the years.
alter table committee_remark add column followed_up_in binary(16) null;
alter table committee_remark add column followed_up_at datetime(6) null;
create index committee_remark_followed_up on committee_remark (followed_up_in);
alter table committee_remark add constraint committee_remark_followed_up_in foreign key (followed_up_in) references evaluation (id);
