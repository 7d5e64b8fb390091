/// Where an asset's content came from: a person's file, a fitted copy, or a model.
package enum AssetOrigin: String, Codable, Sendable, CaseIterable {
  case file, derived, generated
}
