package import Foundation

/// A time as a query writes it: so long ago, or a date in UTC that is as wide as it was written.
package enum QueryTime: QueryValue {
  case ago(Int, Unit)
  case date(QueryDate)

  package enum Unit: String, Sendable, CaseIterable, Hashable {
    case minutes = "min"
    case hours = "h"
    case days = "d"
    case weeks = "w"
    case months = "mo"
    case years = "y"

    /// Months and years are 30 and 365 days: a search does not reckon with the calendar.
    var seconds: Double {
      switch self {
      case .minutes: 60
      case .hours: 3_600
      case .days: 86_400
      case .weeks: 7 * 86_400
      case .months: 30 * 86_400
      case .years: 365 * 86_400
      }
    }
  }

  package var spelling: String {
    switch self {
    case .ago(let amount, let unit): "\(amount)\(unit.rawValue)"
    case .date(let date): date.description
    }
  }

  /// The first moment that belongs to it.
  package func start(now: Date) -> Date {
    switch self {
    case .ago(let amount, let unit): now.addingTimeInterval(-Double(amount) * unit.seconds)
    case .date(let date): date.start
    }
  }

  /// The first moment after it.
  package func end(now: Date) -> Date {
    switch self {
    case .ago: start(now: now)
    case .date(let date): date.end
    }
  }
}

/// From the first moment to just before the second; nil is open.
package struct TimeBounds: Equatable, Sendable {
  package var from: Date?
  package var before: Date?

  /// What `range` comes to at `now`. A span of time alone means from then on.
  package init(_ range: QueryRange<QueryTime>, now: Date) {
    switch range {
    case .exactly(let time):
      from = time.start(now: now)
      if case .date = time { before = time.end(now: now) }
    case .between(let earliest, let latest):
      from = earliest?.start(now: now)
      before = latest?.end(now: now)
    case .above(let time, let orEqual):
      from = orEqual ? time.start(now: now) : time.end(now: now)
    case .below(let time, let orEqual):
      before = orEqual ? time.end(now: now) : time.start(now: now)
    }
  }
}
