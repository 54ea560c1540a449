-- A file on its way or complete (上传文件).  Its bytes lie under their SM3 in the files folder; a command links it.
CREATE TABLE files_file (
    id           BIGINT PRIMARY KEY,
    account      BIGINT NOT NULL,
    name         TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size         BIGINT NOT NULL,
    parts        BIGINT NOT NULL,
    hash         TEXT NOT NULL,
    state        TEXT NOT NULL,
    noun         TEXT NOT NULL,
    subject      BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    completed_at BIGINT
);
CREATE INDEX files_file_hash ON files_file (hash);
CREATE INDEX files_file_unlinked ON files_file (created_at) WHERE noun = '';
