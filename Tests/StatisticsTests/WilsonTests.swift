import Statistics
import Testing

@Suite struct `A share's interval` {
    @Test func `of 7 of 10 reaches from 0.39678 to 0.89221`() throws {
        let interval = try #require(Wilson(successes: 7, of: 10))
        #expect(abs(interval.low - 0.39678) < 0.000_005)
        #expect(abs(interval.high - 0.89221) < 0.000_005)
    }

    @Test func `mirrors that of the other share`() throws {
        for trials in 1...60 {
            for successes in 0...trials {
                let one = try #require(Wilson(successes: successes, of: trials))
                let other = try #require(Wilson(successes: trials - successes, of: trials))
                #expect(abs(one.low - (1 - other.high)) < 1e-12)
                #expect(one.low >= 0 && one.high <= 1 && one.low < one.high)
                let share = Double(successes) / Double(trials)
                #expect(one.low <= share && share <= one.high)
            }
        }
    }

    @Test func `says nothing where nothing was counted`() {
        #expect(Wilson(successes: 0, of: 0) == nil)
        #expect(Wilson(successes: 3, of: 2) == nil)
        #expect(Wilson(successes: -1, of: 2) == nil)
    }
}

@Suite struct `A median` {
    @Test func `is the middle value, or the mean of the middle two`() {
        #expect(median([]) == nil)
        #expect(median([4]) == 4)
        #expect(median([9, 1, 4]) == 4)
        #expect(median([9, 1, 4, 5]) == 4.5)
    }
}
