import ArgumentParser
import Greenroom
import GreenroomModel

struct CompletionsCommand: GreenroomCommand {
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish

    fileprivate var completionShell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the script that teaches a shell to complete greenroom's commands.",
    discussion: """
      Examples:
        greenroom completions bash > ~/.local/share/bash-completion/completions/greenroom
        greenroom completions zsh > ~/.zsh/completions/_greenroom
        greenroom completions fish > ~/.config/fish/completions/greenroom.fish
      """)

  @Argument(help: "The shell.") var shell: Shell
  @OptionGroup var common: CommonOptions

  func outcome(in context: CommandContext) throws -> Outcome {
    Outcome(
      CompletionsDocument(
        shell: shell.rawValue, script: RootCommand.completionScript(for: shell.completionShell)))
  }
}

/// `greenroom.completions/1`: a completion script.
struct CompletionsDocument: Document {
  let schema = "greenroom.completions/1"
  let shell: String
  let script: String

  func render(on page: inout Page) { page.verbatim(script) }
}
