import GreenroomModel

/// What is taken from a packet of XMP.
extension EmbeddedFacts {
  private enum Namespace {
    static let dublinCore = "http://purl.org/dc/elements/1.1/"
    static let basic = "http://ns.adobe.com/xap/1.0/"
    static let exif = "http://ns.adobe.com/exif/1.0/"
    static let lightroom = "http://ns.adobe.com/lightroom/1.0/"
    static let iptc = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    static let label = "http://www.tc260.org.cn/ns/AIGC/1.0/"
  }

  init(_ packet: XMPPacket) {
    self.init()
    title = packet[Namespace.dublinCore, "title"]?.trimmed(to: EmbeddedLimits.word)
    description = packet[Namespace.dublinCore, "description"]?.trimmed(to: EmbeddedLimits.text)
    generator = packet[Namespace.basic, "CreatorTool"]?.trimmed(to: EmbeddedLimits.word)
    rating = packet[Namespace.basic, "Rating"].flatMap(Self.rating)
    for level in packet.all(Namespace.lightroom, "hierarchicalSubject") {
      addKeyword(level.replacing("|", with: "/"))
    }
    // The flat list repeats each level of the other one.
    let levels = Set(keywords.flatMap { $0.split(separator: "/").map(String.init) })
    for keyword in packet.all(Namespace.dublinCore, "subject") where !levels.contains(keyword) {
      addKeyword(keyword)
    }
    for source in packet.all(Namespace.iptc, "DigitalSourceType") { addLabel(sourceType: source) }
    for label in packet.all(Namespace.label, "AIGC") { addLabel(statement: label) }
  }

  /// Texts of a packet that tools write what they would write into EXIF.
  static func comments(of packet: XMPPacket) -> [EmbeddedText] {
    packet.all(Namespace.exif, "UserComment").map { EmbeddedText("xmp", "UserComment", $0) }
  }

  private static func rating(_ text: String) -> Int? {
    guard let number = Double(text), (-1...5).contains(number) else { return nil }
    return Int(number.rounded())
  }

  private mutating func addKeyword(_ text: String) {
    guard keywords.count < EmbeddedLimits.keywords, let keyword = text.trimmed(to: EmbeddedLimits.word),
      !keywords.contains(keyword)
    else { return }
    keywords.append(keyword)
  }
}

// MARK: - Labels

extension EmbeddedFacts {
  /// A term of IPTC's list of digital source types, by its address or its name alone. Only those by which a
  /// machine's work is told are kept: a camera's picture needs no label.
  mutating func addLabel(sourceType text: String) {
    guard let term = text.split(separator: "/").last?.description.trimmed(to: EmbeddedLimits.word),
      term.lowercased().contains("algorithmicmedia")
    else { return }
    add(label: "iptc:\(term)")
  }

  /// The statement that China's rule on labels asks for (GB 45438-2025): JSON whose `Label` is 1 for what a machine
  /// made, 2 for what it may have made, 3 for what is suspected. Around it stands `{"AIGC": …}` in places that have
  /// no key for it.
  mutating func addLabel(statement text: String) {
    guard let statement = LooseJSON.object(text) else { return }
    let inner = statement["AIGC"] ?? statement
    guard let label = inner["Label"], let value = label.string ?? label.integer.map(String.init),
      let word = value.trimmed(to: 16)
    else { return }
    add(label: "tc260:\(word)")
  }

  private mutating func add(label: String) {
    if !labels.contains(label), labels.count < 8 { labels.append(label) }
  }
}
