namespace AgentSessions.Tests.Browser;

/// <summary>What a page is asked about itself.</summary>
internal static class ReadingScripts
{
    /// <summary>The visible texts whose contrast is below 4.5 to 1, by the formula of WCAG 2.</summary>
    public const string LowContrast = """
        const parse = color => { const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number); return { r, g, b, a }; };
        const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        const luminance = c => 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b);
        const paper = element => {
            for (let at = element; at; at = at.parentElement) {
                const color = parse(getComputedStyle(at).backgroundColor);
                if (color.a === 1) return color;
            }
            return parse('rgb(255, 255, 255)');
        };
        return [...document.querySelectorAll('body *')]
            .filter(element => element.checkVisibility() && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
            .map(element => {
                const [dark, light] = [luminance(parse(getComputedStyle(element).color)), luminance(paper(element))].sort((a, b) => a - b);
                return { ratio: (light + 0.05) / (dark + 0.05), element };
            })
            .filter(found => found.ratio < 4.5)
            .map(found => `${found.ratio.toFixed(2)} ${found.element.outerHTML}`);
        """;

    /// <summary>The controls that a screen reader could not name.</summary>
    public const string Nameless = """
        return [...document.querySelectorAll('a[href], button, input, select, summary, [role=region], nav')]
            .filter(element => !(element.ariaLabel || element.textContent.trim() || [...(element.labels ?? [])].some(label => label.textContent.trim())))
            .map(element => element.outerHTML);
        """;
}
