# Registering with sys.monitoring.
import sys
m = sys.monitoring
print(m.events, m.get_tool(1), m.use_tool_id(1, "x"), m.get_tool(1), m.get_events(1), m.register_callback(1, 1, len), m.register_callback(1, 1, None), m.set_events(1, 0))
for f in (lambda: m.use_tool_id(9, "x"), lambda: m.use_tool_id(1, "x"), lambda: m.set_events(0, 1), lambda: m.register_callback(1, 3, len), lambda: m.use_tool_id(2, 3)):
    try: f()
    except ValueError as e: print(e)
m.free_tool_id(1); print(m.get_tool(1))
