import Foundation
import GreenroomModel
import GreenroomRemote

/// What a person should know of URLs that work, but perhaps not for whom or as long as they are meant.
struct StagingNotices {
  let store: StagingStore
  let now: Date
  let profile: String

  func all(_ urls: [SignedURL]) -> [String] {
    guard !urls.isEmpty else { return [] }
    return ([listener, reach(urls)] + life(urls)).compactMap(\.self)
  }

  private var listener: String? {
    guard store.choice == .embedded, !store.isListenerRunning else { return nil }
    return "No listener runs for this library, so nobody can fetch this yet: start one with "
      + "`greenroom stage serve`."
  }

  private func reach(_ urls: [SignedURL]) -> String? {
    guard let url = urls.first(where: { store.isPrivate($0.url) }) else { return nil }
    let host = ReferenceURL(url.url.secret).host
    let remedy =
      store.choice == .embedded
      ? "Give the listener a public address with --public-url, or stage in a bucket (staging.backend: s3)."
      : "Stage where the gateway can reach it."
    return store.gateway.allowsPrivateHosts
      ? "Only the sandbox on this machine can reach \(host)."
      : "Only the sandbox on this machine can reach \(host); the gateway of the profile \(profile) cannot. "
        + remedy
  }

  private func life(_ urls: [SignedURL]) -> [String] {
    var notices = Set(urls.compactMap(\.shortened)).sorted()
    let ends = urls.compactMap(\.expiry)
    if let first = ends.min(), URLLifetime.isTooShort(first, now: now, for: store.gateway) {
      let left = TimeSpan(from: now, to: first)
      notices.append(
        "The first of these URLs ends in \(left.words), but a job may need it for "
          + "\(URLLifetime.needed(by: store.gateway).words). Ask for a longer life with --expires, and "
          + "sign with keys that last as long.")
    }
    return notices
  }
}
