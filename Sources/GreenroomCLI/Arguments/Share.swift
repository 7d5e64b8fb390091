import ArgumentParser

/// A part of something, written as people do: `2%`, `0.5%`.
struct Share: ExpressibleByArgument, Equatable, Sendable {
  /// From 0 to 1.
  let value: Double

  init?(argument: String) {
    guard argument.hasSuffix("%"), let percent = Double(argument.dropLast()), (0...100).contains(percent)
    else {
      return nil
    }
    value = percent / 100
  }
}
