-- Arrangements of working days that were loaded into this city, beside those that travel in the program.
CREATE TABLE outlets_calendar_year (
    id        BIGINT PRIMARY KEY,
    year      BIGINT NOT NULL,
    version   BIGINT NOT NULL,
    source    TEXT NOT NULL,
    content   TEXT NOT NULL,
    loaded_at BIGINT NOT NULL,
    UNIQUE (year, version)
);
