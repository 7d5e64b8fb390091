/// A value that a range may have as a bound.
package protocol QueryValue: Hashable, Sendable {
  /// As a query writes it.
  var spelling: String { get }
}

extension Double: QueryValue {
  package var spelling: String {
    guard let whole = Int64(exactly: self) else { return description }
    return whole.description
  }
}

/// The values that a term asks for: one, or all between two bounds of which one may be open.
package enum QueryRange<Value: QueryValue>: Hashable, Sendable {
  case exactly(Value)
  /// Both ends belong to it: `2..15`, `2..`, `..15`.
  case between(Value?, Value?)
  case above(Value, orEqual: Bool)
  case below(Value, orEqual: Bool)
}

extension QueryRange: CustomStringConvertible {
  package var description: String {
    switch self {
    case .exactly(let value): value.spelling
    case .between(let lower, let upper): "\(lower?.spelling ?? "")..\(upper?.spelling ?? "")"
    case .above(let value, let orEqual): ">\(orEqual ? "=" : "")\(value.spelling)"
    case .below(let value, let orEqual): "<\(orEqual ? "=" : "")\(value.spelling)"
    }
  }
}

/// What a range of numbers comes to.
package struct NumberBounds: Equatable, Sendable {
  package var lower: Double?
  package var includesLower = true
  package var upper: Double?
  package var includesUpper = true

  /// The bounds of `range`, where a value asked for exactly may be `tolerance` off.
  package init(_ range: QueryRange<Double>, tolerance: Double) {
    switch range {
    case .exactly(let value):
      lower = value - tolerance
      upper = value + tolerance
    case .between(let from, let to):
      lower = from
      upper = to
    case .above(let value, let orEqual):
      lower = value
      includesLower = orEqual
    case .below(let value, let orEqual):
      upper = value
      includesUpper = orEqual
    }
  }
}

/// A proportion of width to height as written: `16:9`, or a single number.
package struct QueryRatio: QueryValue {
  package let width: Double
  package let height: Double

  package var value: Double { width / height }

  package var spelling: String {
    height == 1 ? width.spelling : "\(width.spelling):\(height.spelling)"
  }

  /// One that is asked for exactly may be this share off: 854×480 counts as 16:9.
  package static let tolerance = 0.01

  /// The bounds of `range`, as width over height.
  package static func bounds(of range: QueryRange<QueryRatio>) -> NumberBounds {
    switch range {
    case .exactly(let ratio):
      NumberBounds(.exactly(ratio.value), tolerance: ratio.value * tolerance)
    case .between(let lower, let upper):
      NumberBounds(.between(lower?.value, upper?.value), tolerance: 0)
    case .above(let ratio, let orEqual):
      NumberBounds(.above(ratio.value, orEqual: orEqual), tolerance: 0)
    case .below(let ratio, let orEqual):
      NumberBounds(.below(ratio.value, orEqual: orEqual), tolerance: 0)
    }
  }
}
