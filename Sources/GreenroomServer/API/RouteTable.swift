import Foundation
import HTTPTypes

/// Every route, and which of them a path means.
struct RouteTable: Sendable {
  static let all: [Route] =
    ServerRoutes.all + AssetRoutes.all + HistoryRoutes.all + SearchRoutes.all + TagRoutes.all
    + SetRoutes.all + ModelRoutes.all + RequestRoutes.all + TaskRoutes.all + ReuseRoutes.all
    + MediaRoutes.all + PreviewRoutes.all

  enum Match {
    case route(Route, parameters: [String: String])
    /// The path is known, and can be asked with these methods only.
    case otherMethods([String])
    case nothing
  }

  private struct Entry {
    let route: Route
    let segments: [Substring]

    /// How many of its segments stand for themselves.
    var literalCount: Int { segments.count { $0.first != "{" } }
  }

  private let entries: [Entry]

  init(_ routes: [Route] = all) {
    entries = routes.map { Entry(route: $0, segments: $0.template.split(separator: "/")) }
  }

  /// - Parameter path: As it came; each segment is decoded once, after it was cut.
  func match(_ method: HTTPRequest.Method, _ path: Substring) -> Match {
    guard path.first == "/", let segments = Self.segments(path) else { return .nothing }
    let method = method == .head ? .get : method
    let fitting = entries.compactMap { entry in
      Self.parameters(entry.segments, segments).map { (entry: entry, parameters: $0) }
    }
    // What says more of the path is meant: `/assets/changes` is no asset.
    let most = fitting.map(\.entry.literalCount).max()
    var others: Set<String> = []
    for (entry, parameters) in fitting where entry.literalCount == most {
      if entry.route.method == method { return .route(entry.route, parameters: parameters) }
      others.insert(entry.route.method.rawValue)
    }
    if others.contains("GET") { others.insert("HEAD") }
    return others.isEmpty ? .nothing : .otherMethods(others.sorted())
  }

  /// Nil where one of them is empty or is no text.
  private static func segments(_ path: Substring) -> [String]? {
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    let segments = parts.compactMap { $0.removingPercentEncoding }.filter {
      !$0.isEmpty && !$0.contains("\0")
    }
    return segments.count == parts.count ? segments : nil
  }

  private static func parameters(_ template: [Substring], _ segments: [String]) -> [String: String]? {
    guard template.count == segments.count else { return nil }
    var parameters: [String: String] = [:]
    for (pattern, segment) in zip(template, segments) {
      if pattern.first == "{" {
        parameters[String(pattern.dropFirst().dropLast())] = segment
      } else if pattern != segment {
        return nil
      }
    }
    return parameters
  }
}
