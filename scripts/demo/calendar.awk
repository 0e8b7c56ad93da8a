# Days since 1 March of the year 0 (Gregorian) of a date like 2017-10-01.
function days(date,    year, month) {
    year = substr(date, 1, 4) + 0; month = substr(date, 6, 2) + 0
    if (month < 3) { year--; month += 12 }
    return 365 * year + int(year / 4) - int(year / 100) + int(year / 400) \
        + int((153 * (month - 3) + 2) / 5) + substr(date, 9, 2)
}
