-- What waits is counted in the index alone, by state and without what a colleague has taken.
DROP INDEX cases_case_inbox;
CREATE INDEX cases_case_inbox ON cases_case (organization, awaited, act_by, id, state, handled_by);
