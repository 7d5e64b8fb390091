/// A span of numbers with closed or open ends, and single numbers beside it that are allowed too.
package struct Span: LimitBound {
  package let least: Quantity?
  package let greatest: Quantity?
  /// True where `least` itself is not allowed.
  package let leastIsOpen: Bool
  package let greatestIsOpen: Bool
  /// Numbers outside the span that mean something of their own (-1: the model decides).
  package let also: [Quantity]

  package init(
    least: Quantity? = nil, greatest: Quantity? = nil, leastIsOpen: Bool = false,
    greatestIsOpen: Bool = false, also: [Quantity] = []
  ) {
    self.least = least
    self.greatest = greatest
    self.leastIsOpen = leastIsOpen
    self.greatestIsOpen = greatestIsOpen
    self.also = also
  }

  /// The end that `value` lies beyond.
  package enum Side: Equatable, Sendable {
    case below(Quantity)
    case above(Quantity)

    package var bound: Quantity {
      switch self {
      case .below(let bound), .above(let bound): bound
      }
    }
  }

  /// Nil where the value is allowed.
  package func side(of value: Quantity) -> Side? {
    if let least, value < least || (leastIsOpen && value == least) {
      return also.contains(value) ? nil : .below(least)
    }
    if let greatest, value > greatest || (greatestIsOpen && value == greatest) {
      return also.contains(value) ? nil : .above(greatest)
    }
    return nil
  }

  package func contains(_ value: Quantity) -> Bool { side(of: value) == nil }

  package var text: String {
    let low = least.map { (leastIsOpen ? ">" : "") + $0.decimal(places: 6) }
    let high = greatest.map { (greatestIsOpen ? "<" : "") + $0.decimal(places: 6) }
    let span =
      switch (low, high) {
      case (let low?, let high?): least == greatest ? low : "\(low) … \(high)"
      case (let low?, nil): leastIsOpen ? low : "≥ \(low)"
      case (nil, let high?): greatestIsOpen ? high : "≤ \(high)"
      case (nil, nil): ""
      }
    return ([span] + also.map { $0.decimal(places: 6) }).joined(separator: " or ")
  }
}
