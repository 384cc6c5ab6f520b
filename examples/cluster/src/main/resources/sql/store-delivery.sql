with stored as (
    insert into bookings (uid, status, starts_at, reported_at)
    values (:#uid, :#status, cast(:#startsAt as timestamptz), cast(:#version as timestamptz))
    on conflict (uid) do update
    set status = excluded.status, status_was = bookings.status, starts_at = excluded.starts_at, reported_at = excluded.reported_at
    where excluded.reported_at > greatest(bookings.reported_at, bookings.updated_at + interval '5 seconds')
    returning uid, status, status_was
)
insert into notices (uid, status)
select uid, status from stored where status is distinct from status_was
