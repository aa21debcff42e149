"""An explorer alone in a plain page: no Jupyter, a model that lives in the page."""

import json

from tools.web.explorers import HOST

PAGE = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{name}</title>
<style>body {{ margin: 0; background: light-dark(#fff, #16181c); color-scheme: light dark; }}
{css}</style>
<div id="place"></div>
<script>
{host}
</script>
<script type="module">
{esm}
window.model = gatebook.model({state}, () => {{}});
window.show = () => render({{ model: window.model, el: document.getElementById("place") }});
window.clean = window.show();
</script></html>"""


def page(explorer, lang: str) -> str:
    """The text of a page that shows `explorer`, as the notebook would."""
    state = {key: value for key, value in explorer.get_state().items() if not key.startswith("_")}
    state.pop("layout")
    data = json.dumps(state, ensure_ascii=False).replace("</", "<\\/")
    return PAGE.format(
        lang=lang, name=explorer.name, css=explorer._css, esm=explorer._esm, host=HOST, state=data
    )
