-- A proposal that was sent back is a kind of its own; whoever chose about proposals has chosen about it too.
insert into notice_choice (officer_id, kind, delivery, version)
    select officer_id, 'PROPOSAL_RETURNED', delivery, 0 from notice_choice where kind = 'PROPOSAL';

-- The morning's mail: by how urgent a letter is, and in which few words it stands there. due is the day that it is about.
alter table letter add column digest_rank varchar(20);
alter table letter add column brief varchar(600);
alter table letter add column due date;

-- Mornings whose mails are written: what comes later goes on the next one.
create table morning_post (
    morning date        not null primary key,
    done_at datetime(6) not null
) ${table};
