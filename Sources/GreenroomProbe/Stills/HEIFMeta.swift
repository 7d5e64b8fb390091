/// The tables of a `meta` box that describe items: which is primary, of what types they are, what refers to
/// what, and which properties belong to which.
struct HEIFMeta {
  private static let mostBoxes = 32
  private static let mostEntries = 65_536

  private var primary: ISOBox?
  private var locations: ISOBox?
  private var information: ISOBox?
  private var references: ISOBox?
  private var associations: ISOBox?
  /// In file order: a property is known by its place, counted from 1.
  private var properties: [ISOBox] = []

  init(_ bytes: inout FileBytes, _ meta: ISOBox) {
    // QuickTime's `meta` has no version before its boxes.
    let isPlain = bytes.matches("hdlr", at: meta.body + 4)
    for box in Self.boxes(&bytes, from: meta.body + (isPlain ? 0 : 4), to: meta.end, most: Self.mostBoxes) {
      switch box.type {
      case "pitm": primary = box
      case "iinf": information = box
      case "iloc": locations = box
      case "iref": references = box
      case "iprp": addProperties(&bytes, box)
      default: break
      }
    }
  }

  private mutating func addProperties(_ bytes: inout FileBytes, _ container: ISOBox) {
    for box in Self.boxes(&bytes, from: container.body, to: container.end, most: Self.mostBoxes) {
      switch box.type {
      case "ipco": properties = Self.boxes(&bytes, from: box.body, to: box.end, most: 32_767)
      case "ipma": associations = associations ?? box
      default: break
      }
    }
  }

  /// The boxes that stand one after the other between two offsets.
  static func boxes(_ bytes: inout FileBytes, from start: Int64, to end: Int64, most: Int) -> [ISOBox] {
    var boxes: [ISOBox] = []
    var offset = start
    while boxes.count < most, let box = ISOBox(&bytes, at: offset, limit: end) {
      boxes.append(box)
      offset = box.end
    }
    return boxes
  }

  func primaryItem(_ bytes: inout FileBytes) -> UInt32? {
    primary.flatMap { Self.identifier(&bytes, at: $0.body + 4, isWide: Self.version(&bytes, $0) > 0) }
  }

  /// Where the one piece of `item` stands in the file; nil where it has more than one or stands elsewhere.
  func extent(_ bytes: inout FileBytes, of item: UInt32) -> Range<Int64>? {
    locations.flatMap { HEIFLocations(&bytes, $0)?.extent(&bytes, of: item) }
  }

  /// The items of these types.
  func items(_ bytes: inout FileBytes, ofTypes types: Set<FourCC>) -> [(item: UInt32, type: FourCC)] {
    guard let information else { return [] }
    let start = information.body + (Self.version(&bytes, information) == 0 ? 6 : 8)
    var items: [(UInt32, FourCC)] = []
    for entry in Self.boxes(&bytes, from: start, to: information.end, most: Self.mostEntries) {
      let isWide = Self.version(&bytes, entry) > 2
      guard let item = Self.identifier(&bytes, at: entry.body + 4, isWide: isWide),
        let code = bytes.big(UInt32.self, at: entry.body + (isWide ? 10 : 8)), types.contains(FourCC(code))
      else { continue }
      items.append((item, FourCC(code)))
    }
    return items
  }

  func type(_ bytes: inout FileBytes, of item: UInt32) -> FourCC? {
    guard let information else { return nil }
    let start = information.body + (Self.version(&bytes, information) == 0 ? 6 : 8)
    for entry in Self.boxes(&bytes, from: start, to: information.end, most: Self.mostEntries) {
      let version = Self.version(&bytes, entry)
      let isWide = version > 2
      guard version >= 2, Self.identifier(&bytes, at: entry.body + 4, isWide: isWide) == item else {
        continue
      }
      return bytes.big(UInt32.self, at: entry.body + (isWide ? 10 : 8)).map(FourCC.init)
    }
    return nil
  }

  /// The items that `item` refers to with references of that type, in order; the first 64 of them.
  func targets(_ bytes: inout FileBytes, from item: UInt32, _ type: FourCC) -> [UInt32] {
    links(&bytes, type).first { $0.from == item }?.to ?? []
  }

  /// The items that refer to `item` with references of that type.
  func sources(_ bytes: inout FileBytes, to item: UInt32, _ type: FourCC) -> [UInt32] {
    links(&bytes, type).filter { $0.to.contains(item) }.map(\.from)
  }

  private func links(_ bytes: inout FileBytes, _ type: FourCC) -> [(from: UInt32, to: [UInt32])] {
    guard let references else { return [] }
    let isWide = Self.version(&bytes, references) > 0
    let width: Int64 = isWide ? 4 : 2
    var links: [(from: UInt32, to: [UInt32])] = []
    for box in Self.boxes(&bytes, from: references.body + 4, to: references.end, most: Self.mostEntries)
    where box.type == type {
      guard let from = Self.identifier(&bytes, at: box.body, isWide: isWide),
        let count = bytes.big(UInt16.self, at: box.body + width)
      else { continue }
      let to = (0..<Int64(min(count, 64))).compactMap {
        Self.identifier(&bytes, at: box.body + width + 2 + $0 * width, isWide: isWide)
      }
      links.append((from, to))
    }
    return links
  }

  /// The properties of `item` in the order in which they apply.
  func properties(_ bytes: inout FileBytes, of item: UInt32) -> [ISOBox] {
    guard let associations, let count = bytes.big(UInt32.self, at: associations.body + 4) else { return [] }
    let isWide = Self.version(&bytes, associations) > 0
    let hasLargeIndices = (bytes.byte(at: associations.body + 3) ?? 0) & 1 == 1
    var offset = associations.body + 8
    for _ in 0..<min(Int(count), Self.mostEntries) where offset < associations.end {
      guard let owner = Self.identifier(&bytes, at: offset, isWide: isWide),
        let number = bytes.byte(at: offset + (isWide ? 4 : 2))
      else { return [] }
      offset += isWide ? 5 : 3
      if owner == item {
        return indices(&bytes, at: offset, count: number, areLarge: hasLargeIndices).compactMap(property)
      }
      offset += Int64(number) * (hasLargeIndices ? 2 : 1)
    }
    return []
  }

  private func indices(_ bytes: inout FileBytes, at start: Int64, count: UInt8, areLarge: Bool) -> [Int] {
    (0..<Int64(count)).compactMap { place in
      areLarge
        ? bytes.big(UInt16.self, at: start + place * 2).map { Int($0 & 0x7FFF) }
        : bytes.byte(at: start + place).map { Int($0 & 0x7F) }
    }
  }

  private func property(_ index: Int) -> ISOBox? {
    properties.indices.contains(index - 1) ? properties[index - 1] : nil
  }

  private static func version(_ bytes: inout FileBytes, _ box: ISOBox) -> UInt8 {
    bytes.byte(at: box.body) ?? 0
  }

  private static func identifier(_ bytes: inout FileBytes, at offset: Int64, isWide: Bool) -> UInt32? {
    isWide ? bytes.big(UInt32.self, at: offset) : bytes.big(UInt16.self, at: offset).map { UInt32($0) }
  }
}
