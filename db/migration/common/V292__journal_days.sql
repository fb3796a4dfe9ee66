-- Lines of some days are counted and found without reading the years after them.
create index journal_entry_at on journal_entry (at, id);
