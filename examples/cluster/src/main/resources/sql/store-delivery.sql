with stored as (
    insert into bookings (uid, status, starts_at, reported_at)
    values (:#uid, :#status, cast(:#startsAt as timestamptz), cast(:#version as timestamptz))
    on conflict (uid) do update
    set status_was = bookings.status,
        status = case
            when excluded.reported_at < bookings.updated_at + interval '5 seconds' then later_status(bookings.status, excluded.status)
            else excluded.status
        end,
        starts_at = excluded.starts_at,
        reported_at = excluded.reported_at
    where excluded.reported_at > coalesce(greatest(bookings.reported_at, bookings.updated_at), '-infinity')
    returning uid, status, status_was
)
insert into notices (uid, status)
select uid, status from stored where status is distinct from status_was
