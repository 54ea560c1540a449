-- Administrative divisions (行政区划) that were loaded into this city, beside those that travel in the program.
CREATE TABLE outlets_division (
    code       TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    level      TEXT NOT NULL,
    parent     TEXT NOT NULL,
    valid_from TEXT,
    valid_to   TEXT,
    source     TEXT NOT NULL,
    loaded_at  BIGINT NOT NULL
);
CREATE INDEX outlets_division_loaded ON outlets_division (loaded_at);
