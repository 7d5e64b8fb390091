import Greenroom
import GreenroomModel

extension LineageDocument: Document {
  func render(on page: inout Page) {
    page.line(line(asset, on: page))
    if madeFrom.isEmpty, madeInto.isEmpty {
      return page.line(StyledText("  made of nothing here, and nothing was made of it", .dim))
    }
    if !madeFrom.isEmpty {
      page.line(StyledText("  made from", .bold))
      render(madeFrom, indent: 4, on: &page)
    }
    if !madeInto.isEmpty {
      page.line(StyledText("  made into", .bold))
      render(madeInto, indent: 4, on: &page)
    }
  }

  private func line(_ asset: Asset, on page: Page) -> StyledText {
    let name = asset.name.map { StyledText("@" + $0, .cyan) + " " } ?? ""
    let more = asset.isCutShort ? StyledText("  …", .dim) : ""
    return name + StyledText(asset.path.map(page.shown) ?? "missing") + StyledText("  \(asset.id)", .dim)
      + more
  }

  private func add(_ line: StyledText, indent: Int, on page: inout Page) {
    page.line(StyledText(String(repeating: " ", count: indent)) + line)
  }

  // MARK: - Backwards

  private func render(_ ancestry: Ancestry, indent: Int, on page: inout Page) {
    for generation in ancestry.generations {
      add(heading(generation), indent: indent, on: &page)
      if let prompt = generation.prompt { page.paragraph(prompt, .dim, indent: indent + 2) }
      for reference in generation.references {
        let label = StyledText((reference.handle ?? reference.role.rawValue) + " ", .bold)
        let what = reference.asset.map { line($0, on: page) } ?? StyledText(reference.url ?? "")
        add(label + what, indent: indent + 2, on: &page)
        if let further = reference.madeFrom { render(further, indent: indent + 4, on: &page) }
      }
    }
    for source in ancestry.sources {
      add(StyledText(source.recipe + " of ", .bold) + line(source.asset, on: page), indent: indent, on: &page)
      render(source.madeFrom, indent: indent + 2, on: &page)
    }
  }

  private func heading(_ generation: Generation) -> StyledText {
    var words = ["request \(generation.request)", generation.model]
    if let seed = generation.seed { words.append("seed \(seed.compactText)") }
    if let cost = generation.cost { words.append("cost \(cost.compactText)") }
    words.append(generation.isAdopted ? "made elsewhere" : "task \(generation.task)")
    words.append("\(generation.profile) \(generation.profileRevision)")
    let what = generation.isLastFrame ? "last frame of a clip by " : ""
    return StyledText(what + words.joined(separator: " · "))
  }

  // MARK: - Forwards

  private func render(_ descent: Descent, indent: Int, on page: inout Page) {
    for use in descent.uses {
      let place = use.handle ?? use.role.rawValue
      add(
        StyledText(place, .bold) + StyledText(" in request \(use.request) · \(use.model)"), indent: indent,
        on: &page)
      if let prompt = use.prompt { page.paragraph(prompt, .dim, indent: indent + 2) }
      for clip in use.clips {
        add(StyledText("clip ", .bold) + line(clip.asset, on: page), indent: indent + 2, on: &page)
        render(clip.madeInto, indent: indent + 4, on: &page)
      }
    }
    for derivative in descent.derivatives {
      add(
        StyledText(derivative.recipe + " ", .bold) + line(derivative.asset, on: page), indent: indent,
        on: &page)
      render(derivative.madeInto, indent: indent + 2, on: &page)
    }
  }
}

extension LineageDocument.Ancestry {
  fileprivate var isEmpty: Bool { generations.isEmpty && sources.isEmpty }
}

extension LineageDocument.Descent {
  fileprivate var isEmpty: Bool { uses.isEmpty && derivatives.isEmpty }
}
