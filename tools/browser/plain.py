"""An explorer alone in a plain page: no Jupyter, a model that lives in the page."""

import json

PAGE = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{name}</title>
<style>body {{ margin: 0; background: light-dark(#fff, #16181c); color-scheme: light dark; }}
{css}</style>
<div id="place"></div>
<script type="module">
{esm}
const state = {state};
const listeners = new Set();
window.model = {{
  get: (name) => state[name],
  set: (name, value) => {{
    Object.assign(state, typeof name === "object" ? name : {{ [name]: value }});
    listeners.forEach((listener) => listener());
  }},
  on: (event, listener) => listeners.add(listener),
  off: (event, listener) => listeners.delete(listener),
  save_changes: () => {{}},
  listeners,
}};
window.show = () => render({{ model: window.model, el: document.getElementById("place") }});
window.clean = window.show();
</script></html>"""


def page(explorer, lang: str) -> str:
    """The text of a page that shows `explorer`, as the notebook would."""
    state = {key: value for key, value in explorer.get_state().items() if not key.startswith("_")}
    state.pop("layout")
    data = json.dumps(state, ensure_ascii=False).replace("</", "<\\/")
    return PAGE.format(
        lang=lang, name=explorer.name, css=explorer._css, esm=explorer._esm, state=data
    )
