import Foundation
import GreenroomCatalog
import GreenroomModel

/// Puts what is alike into groups, each with the one to keep first.
struct DuplicateGroups {
  let records: [AssetRecord]
  let copies: [AssetKey: [MediaPath]]

  func groups(_ pairs: [Resemblance]) -> [DuplicatesDocument.Group] {
    let pairsByPlace = Dictionary(grouping: pairs.flatMap { [($0.first, $0), ($0.second, $0)] }, by: \.0)
      .mapValues { $0.map(\.1) }
    return Lookalikes.groups(pairs).map { places in
      let sorted = places.sorted { rank($0).lexicographicallyPrecedes(rank($1)) }
      return group(sorted, pairsByPlace)
    }
  }

  /// Assets that are one content in several files.
  func copied(leavingOut places: Set<Int>) -> [DuplicatesDocument.Group] {
    records.indices.filter { !places.contains($0) && copies[records[$0].key] != nil }.map { place in
      DuplicatesDocument.Group(isExact: true, keep: records[place].id, assets: [member(place, nil)])
    }
  }

  /// Small for what is worth keeping: long, then large in pixels, then in bytes, then old.
  private func rank(_ place: Int) -> [Double] {
    let record = records[place]
    let seconds = record.facts.duration?.value ?? 0
    let pixels = Double(record.facts.width ?? 0) * Double(record.facts.height ?? 0)
    // Parts of a second are encoders' habits.
    return [-(seconds.rounded()), -pixels, -Double(record.bytes), record.addedAt.timeIntervalSince1970]
  }

  private func group(_ places: [Int], _ pairs: [Int: [Resemblance]]) -> DuplicatesDocument.Group {
    let kept = places[0]
    let members = places.map { place -> DuplicatesDocument.Member in
      guard place != kept else { return member(place, nil) }
      let all = pairs[place] ?? []
      let pair = all.first { $0.first == kept || $0.second == kept } ?? all.first
      return member(place, pair.map { reason(of: place, $0) })
    }
    let isExact = members.dropFirst().allSatisfy { $0.reason?.same == .bytes }
    return DuplicatesDocument.Group(isExact: isExact, keep: records[kept].id, assets: members)
  }

  private func member(_ place: Int, _ reason: DuplicatesDocument.Reason?) -> DuplicatesDocument.Member {
    let record = records[place]
    let paths = copies[record.key] ?? record.path.map { [$0] } ?? []
    return DuplicatesDocument.Member(
      id: record.id, kind: record.kind, name: record.name, bytes: record.bytes, facts: record.facts,
      paths: paths.map(\.text), reason: reason)
  }

  private func reason(of place: Int, _ pair: Resemblance) -> DuplicatesDocument.Reason {
    let other = records[pair.first == place ? pair.second : pair.first].id
    switch pair.reason {
    case .bytes:
      return .init(same: .bytes, of: other, message: "The same bytes as \(other.text).")
    case .picture(let bits):
      return .init(
        same: .picture, of: other, bits: bits,
        message: "Looks like \(other.text): \(bits) of 64 bits differ.")
    case .pictures(let part): return reason(place, other, .pictures, "shows", "Looks", part)
    case .sound(let part): return reason(place, other, .sound, "plays", "Sounds", part)
    }
  }

  private func reason(
    _ place: Int, _ other: AssetID, _ same: DuplicatesDocument.Sameness, _ verb: String, _ likeness: String,
    _ part: ClipPart
  ) -> DuplicatesDocument.Reason {
    let share = "\(Int((part.share * 100).rounded())) % agrees"
    guard !part.isWhole else {
      return .init(
        same: same, of: other, share: part.share,
        message: "\(likeness) like \(other.text) from beginning to end: \(share).")
    }
    let span = "seconds \(Self.seconds(part.start)) to \(Self.seconds(part.end))"
    let message =
      part.part == place
      ? "Is \(span) of \(other.text): \(share)."
      : "\(verb.prefix(1).uppercased() + verb.dropFirst()) all of \(other.text) in its \(span): \(share)."
    return .init(
      same: same, of: other, share: part.share, startSeconds: part.start, endSeconds: part.end,
      message: message)
  }

  /// To the half second, which is as exactly as it is known.
  private static func seconds(_ value: Double) -> String {
    let halves = (value * 2).rounded() / 2
    return halves == halves.rounded() ? String(Int(halves)) : String(halves)
  }
}
