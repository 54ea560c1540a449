-- Whether a file was looked at for viruses when it came in.
ALTER TABLE files_file ADD COLUMN virus_check TEXT NOT NULL DEFAULT 'off';
