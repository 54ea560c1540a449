-- What is linked to one subject, for the limit of its size.
CREATE INDEX files_file_subject ON files_file (subject, noun);
