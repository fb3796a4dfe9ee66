-- The language in which a person reads the pages; nothing while the person has chosen none.
alter table officer add column language varchar(20);
alter table officer add constraint officer_language check (language in ('JAPANESE', 'ENGLISH'));
