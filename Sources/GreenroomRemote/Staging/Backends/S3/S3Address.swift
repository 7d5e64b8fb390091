import GreenroomModel

/// Where a bucket's objects are, in either style.
struct S3Address: Sendable {
  /// Scheme, host and port of every request.
  let origin: String
  /// The bucket's own path, with a slash at its end.
  let root: String

  /// An endpoint may have a path of its own, which then stands before everything.
  init(_ configuration: S3Configuration) {
    let endpoint = configuration.endpoint
    let scheme = endpoint.hasPrefix("http://") ? "http://" : "https://"
    let rest = endpoint.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" }
    let path = rest.dropFirst(host.count)
    switch configuration.style {
    case .path:
      origin = scheme + host
      root = "\(path)/\(configuration.bucket)/"
    case .virtual:
      origin = "\(scheme)\(configuration.bucket).\(host)"
      root = "\(path)/"
    }
  }

  /// - Parameter key: Nil for the bucket itself.
  func target(_ key: ObjectKey?, _ parameters: [(name: String, value: String)] = []) -> SigningTarget {
    SigningTarget(origin: origin, path: root + (key?.text ?? ""), parameters: parameters)
  }
}
