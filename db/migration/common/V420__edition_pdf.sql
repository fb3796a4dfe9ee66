-- An edition is also printed as PDF, told of column by column, and described for programs; the files of earlier editions
-- stay as they are.
alter table edition_file drop constraint edition_file_format;
alter table edition_file add constraint edition_file_format
    check (format in ('CSV', 'XLSX', 'JSON', 'PDF', 'COLUMNS', 'SCHEMA'));
