/// What an asset is to the gateway: which array it goes into and which handle it gets.
package enum MediaKind: String, Codable, Sendable, CaseIterable, Hashable {
  case image, video, audio
}
