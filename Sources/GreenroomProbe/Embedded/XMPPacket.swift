/// The properties of a packet of XMP (ISO 16684-1), by their namespace and name. Lists are one property with many
/// values; what stands inside structures is taken by its own name.
struct XMPPacket {
  struct Property: Hashable {
    let namespace: String
    let name: String
  }

  private(set) var values: [Property: [String]] = [:]
  private static let mostValues = 1_024
  private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

  private struct Element {
    let property: Property
    let namespaces: [String: String]
    var text = ""
  }

  init(_ bytes: [UInt8]) {
    // Found in files as UTF-8 nearly always, and rarely as UTF-16.
    var reader = XMLReader(Array(TextBytes.decoded(bytes).utf8))
    var open: [Element] = []
    var count = 0
    while count < Self.mostValues, let piece = reader.next() {
      switch piece {
      case .text(let text):
        if !open.isEmpty { open[open.count - 1].text += text }
      case .end:
        guard let element = open.popLast() else { return }
        count += add(element.text, to: element, in: open)
      case .start(let name, let attributes):
        let element = Self.element(name, attributes, in: open.last?.namespaces ?? [:])
        for attribute in attributes { count += add(attribute, of: element, in: open) }
        open.append(element)
      }
    }
  }

  /// The first value.
  subscript(_ namespace: String, _ name: String) -> String? { all(namespace, name).first }

  func all(_ namespace: String, _ name: String) -> [String] {
    values[Property(namespace: namespace, name: name)] ?? []
  }

  // MARK: - Elements

  private static func element(
    _ name: String, _ attributes: [XMLReader.Attribute], in outer: [String: String]
  ) -> Element {
    var namespaces = outer
    for attribute in attributes where attribute.name.hasPrefix("xmlns:") {
      namespaces[String(attribute.name.dropFirst(6))] = attribute.value
    }
    return Element(property: property(name, namespaces), namespaces: namespaces)
  }

  private static func property(_ name: String, _ namespaces: [String: String]) -> Property {
    let parts = name.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return Property(namespace: "", name: name) }
    return Property(namespace: namespaces[String(parts[0])] ?? "", name: String(parts[1]))
  }

  /// Returns how many values were added.
  private mutating func add(_ text: String, to element: Element, in open: [Element]) -> Int {
    // What an item of a list holds is a value of the property around the list.
    let owner =
      element.property.namespace == Self.rdf
      ? open.last { $0.property.namespace != Self.rdf }?.property : element.property
    guard let owner, element.property.name != "Description", text.contains(where: { !$0.isWhitespace })
    else { return 0 }
    values[owner, default: []].append(text)
    return 1
  }

  /// Simple properties may be written as attributes of a description, and links as `rdf:resource`.
  private mutating func add(_ attribute: XMLReader.Attribute, of element: Element, in open: [Element]) -> Int
  {
    let property = Self.property(attribute.name, element.namespaces)
    if property == Property(namespace: Self.rdf, name: "resource") {
      return add(attribute.value, to: element, in: open)
    }
    guard !property.namespace.isEmpty, property.namespace != Self.rdf, !attribute.value.isEmpty else {
      return 0
    }
    values[property, default: []].append(attribute.value)
    return 1
  }
}
