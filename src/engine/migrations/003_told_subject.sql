-- Whether an older event of the same listener and subject is still open.
CREATE INDEX engine_told_subject ON engine_told (subject, listener, id) WHERE parked_at IS NULL;
