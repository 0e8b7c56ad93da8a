/// The page's style and script, built into the program.
enum Resources {
    static let style = PackageResources.report_css
    static let script = PackageResources.report_js
}
