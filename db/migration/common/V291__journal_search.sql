-- Lines of one person, and of one kind, the newest first, however long the journal has grown.
create index journal_entry_officer on journal_entry (officer_id, id);
create index journal_entry_action on journal_entry (action, id);
