import GreenroomModel

/// Where a bucket's objects are, in either style.
struct S3Address: Sendable {
  /// Scheme, host and port of every request.
  let origin: String
  /// The bucket's own path, with a slash at its end.
  let root: String

  init(_ configuration: S3Configuration) {
    switch configuration.style {
    case .path:
      origin = configuration.endpoint
      root = "/\(configuration.bucket)/"
    case .virtual:
      let scheme = configuration.endpoint.hasPrefix("http://") ? "http://" : "https://"
      origin = scheme + configuration.bucket + "." + configuration.endpoint.dropFirst(scheme.count)
      root = "/"
    }
  }

  /// - Parameter key: Nil for the bucket itself.
  func target(_ key: ObjectKey?, _ parameters: [(name: String, value: String)] = []) -> SigningTarget {
    SigningTarget(origin: origin, path: root + (key?.text ?? ""), parameters: parameters)
  }
}
