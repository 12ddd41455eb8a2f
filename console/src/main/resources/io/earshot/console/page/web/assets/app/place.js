/** Where the page is. The URL is the whole state: any view can be pasted into a ticket. */
export function here() {
  const query = new URLSearchParams(location.search);
  const call = /^\/call\/([^/]+)$/.exec(location.pathname);
  if (call) {
    const seconds = Number.parseFloat(query.get("t"));
    return {
      view: "call",
      session: decoded(call[1]),
      run: query.get("run"),
      seconds: Number.isFinite(seconds) ? seconds : null,
      leg: query.get("leg"),
    };
  }
  const alert = /^\/alerts\/([^/]+)$/.exec(location.pathname);
  if (alert) {
    return { view: "alert", id: decoded(alert[1]) };
  }
  if (location.pathname === "/alerts") {
    return {
      view: "alerts",
      state: query.get("state") ?? "",
      session: query.get("session") ?? "",
      rule: query.get("rule") ?? "",
    };
  }
  return {
    view: "list",
    filter: query.get("filter") ?? "",
    offset: Math.max(0, Number.parseInt(query.get("offset"), 10) || 0),
  };
}

/** Changes parameters of the URL in place; null removes one. */
export function keep(parameters) {
  history.replaceState(null, "", hrefWith(parameters));
}

/** The present view with other parameters. */
export function hrefWith(parameters) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(parameters)) {
    if (value == null || value === "") {
      url.searchParams.delete(name);
    } else {
      url.searchParams.set(name, value);
    }
  }
  return url.pathname + url.search;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
