import Foundation
import GreenroomTestSupport
import HTTPTypes
import Testing

@testable import GreenroomServer

/// The description and the routes say the same, both ways.
@Suite struct OpenAPITests {
  @Test func describesEveryRouteAndNoOther() throws {
    let described = try Self.described()
    let routes = Set(RouteTable.all.map { Described($0.method.rawValue, $0.template, $0.scope?.rawValue) })
    #expect(routes.count == RouteTable.all.count, "a route stands twice in the table")
    #expect(described.subtracting(routes).isEmpty, "described, and not there")
    #expect(routes.subtracting(described).isEmpty, "there, and not described")
  }

  private struct Described: Hashable {
    let method: String
    let path: String
    let scope: String?

    init(_ method: String, _ path: String, _ scope: String?) {
      self.method = method
      self.path = path
      self.scope = scope
    }
  }

  /// By the indentation that the file keeps: paths, methods below them, the scope below those.
  private static func described() throws -> Set<Described> {
    let text = String(decoding: try Checkout.bytes("Assets/openapi.yaml"), as: UTF8.self)
    let (start, end) = (
      try #require(text.range(of: "\npaths:\n")), try #require(text.range(of: "\ncomponents:\n"))
    )
    var found: Set<Described> = []
    var (path, method, scope): (String, String?, String?) = ("", nil, nil)
    func close() {
      if let method { found.insert(Described(method, path, scope)) }
      (method, scope) = (nil, nil)
    }
    for line in text[start.upperBound..<end.lowerBound].split(separator: "\n") {
      if let match = line.firstMatch(of: /^  (\/\S*):$/) {
        close()
        path = String(match.1)
      } else if let match = line.firstMatch(of: /^    (get|put|post|patch|delete):$/) {
        close()
        method = match.1.uppercased()
      } else if let match = line.firstMatch(of: /^      x-scope: (\w+)$/) {
        scope = String(match.1)
      }
    }
    close()
    return found
  }
}
