-- When the answer was approved: a remark approved as 対応しない is not open over the years from then on.
alter table committee_remark add column answer_approved_at datetime(6) null;
update committee_remark set answer_approved_at = (
    select max(d.decided_at) from remark_decision d where d.remark_id = committee_remark.id and d.verdict = 'APPROVED')
where status = 'CLOSED';
