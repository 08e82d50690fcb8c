package sys

import (
	"github.com/weftpy/weft/objects"
)

// userTool is the highest tool identifier that programs may use.
const userTool = 5

// monitoringEvents are the names of the bits of event sets, from the lowest on.
var monitoringEvents = [...]string{"PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE", "INSTRUCTION", "JUMP", "BRANCH_LEFT",
	"BRANCH_RIGHT", "STOP_ITERATION", "RAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "C_RETURN", "C_RAISE", "BRANCH"}

// monitoring is what sys.monitoring keeps of the tools that have registered. Its functions are Serial.
type monitoring struct {
	names     [userTool + 1]value
	callbacks map[[2]int]value // by tool and event
}

// addMonitoring makes sys.monitoring. Tools may register, so that modules such as bdb can be imported, but no events are
// delivered: to ask for some is an error.
func addMonitoring(th *thread, sys *objects.Module) error {
	m := &monitoring{callbacks: map[[2]int]value{}}
	for i := range m.names {
		m.names[i] = objects.None
	}
	mod, err := objects.NewModule(th, "sys.monitoring", objects.None)
	if err != nil {
		return err
	}
	if err := mod.AddFuncs(th, "sys.monitoring", objects.Serial, m.funcs()); err != nil {
		return err
	}
	attrs := []attr{{"DEBUGGER_ID", objects.Int(0)}, {"COVERAGE_ID", objects.Int(1)}, {"PROFILER_ID", objects.Int(2)},
		{"OPTIMIZER_ID", objects.Int(userTool)}, {"events", eventNames(th)}}
	for _, name := range []string{"DISABLE", "MISSING"} {
		attrs = append(attrs, attr{name, objects.NewInstance(th, objects.ObjectType)})
	}
	for _, a := range attrs {
		if err := mod.Set(th, a.name, a.v); err != nil {
			return err
		}
	}
	return sys.Set(th, "monitoring", mod.Value())
}

func eventNames(th *thread) value {
	var attrs []attr
	for i, name := range monitoringEvents {
		attrs = append(attrs, attr{name, objects.Int(1 << i)})
	}
	return namespace(th, append(attrs, attr{"NO_EVENTS", objects.Int(0)})...)
}

func (m *monitoring) funcs() []def {
	return []def{
		{Name: "use_tool_id", Sig: "tool_id, name, /", Fn: m.useTool},
		{Name: "clear_tool_id", Sig: "tool_id, /", Fn: m.clearTool},
		{Name: "free_tool_id", Sig: "tool_id, /", Fn: m.freeTool},
		{Name: "get_tool", Sig: "tool_id, /", Fn: func(th *thread, a []value) (value, error) {
			t, err := toolID(th, a[0])
			if err != nil {
				return value{}, err
			}
			return m.names[t], nil
		}},
		{Name: "register_callback", Sig: "tool_id, event, func, /", Fn: m.register},
		{Name: "get_events", Sig: "tool_id, /", Fn: m.noEvents},
		{Name: "set_events", Sig: "tool_id, event_set, /", Fn: m.setEvents},
		{Name: "get_local_events", Sig: "tool_id, code, /", Fn: m.noEvents},
		{Name: "set_local_events", Sig: "tool_id, code, event_set, /", Fn: m.setEvents},
		{Name: "restart_events", Sig: "", Fn: func(*thread, []value) (value, error) { return objects.None, nil }},
		{Name: "_all_events", Sig: "", Fn: func(th *thread, a []value) (value, error) { return objects.NewDict(th).Value(), nil }},
	}
}

func toolID(th *thread, v value) (int, error) {
	t, err := objects.AsCInt(th, v)
	if err == nil && (t < 0 || t > userTool) {
		err = objects.Raisef(th, objects.ValueErrorType, "invalid tool %d (must be between 0 and %d)", t, userTool)
	}
	return t, err
}

// tool is toolID for a tool that must be in use.
func (m *monitoring) tool(th *thread, v value) (int, error) {
	t, err := toolID(th, v)
	if err == nil && m.names[t].IsNone() {
		err = objects.Raisef(th, objects.ValueErrorType, "tool %d is not in use", t)
	}
	return t, err
}

func (m *monitoring) useTool(th *thread, a []value) (value, error) {
	t, err := toolID(th, a[0])
	switch {
	case err != nil:
		return value{}, err
	case a[1].Type().Flags&objects.FlagStrSub == 0:
		return value{}, objects.RaiseMsg(th, objects.ValueErrorType, "tool name must be a str")
	case !m.names[t].IsNone():
		return value{}, objects.Raisef(th, objects.ValueErrorType, "tool %d is already in use", t)
	}
	m.names[t] = a[1]
	return objects.None, nil
}

func (m *monitoring) clearTool(th *thread, a []value) (value, error) {
	t, err := toolID(th, a[0])
	if err != nil {
		return value{}, err
	}
	for k := range m.callbacks {
		if k[0] == t {
			delete(m.callbacks, k)
		}
	}
	return objects.None, nil
}

func (m *monitoring) freeTool(th *thread, a []value) (value, error) {
	if _, err := m.clearTool(th, a); err != nil {
		return value{}, err
	}
	t, err := toolID(th, a[0])
	if err == nil {
		m.names[t] = objects.None
	}
	return objects.None, err
}

func (m *monitoring) register(th *thread, a []value) (value, error) {
	t, err := toolID(th, a[0])
	if err != nil {
		return value{}, err
	}
	event, err := objects.AsCInt(th, a[1])
	if err != nil {
		return value{}, err
	}
	if event <= 0 || event&(event-1) != 0 {
		return value{}, objects.RaiseMsg(th, objects.ValueErrorType, "The callback can only be set for one event at a time")
	}
	if event >= 1<<len(monitoringEvents) {
		return value{}, objects.Raisef(th, objects.ValueErrorType, "invalid event %d", event)
	}
	key := [2]int{t, event}
	old := objects.None
	if f, ok := m.callbacks[key]; ok {
		old = f
	}
	if m.callbacks[key] = a[2]; a[2].IsNone() {
		delete(m.callbacks, key)
	}
	return old, nil
}

func (m *monitoring) noEvents(th *thread, a []value) (value, error) {
	_, err := m.tool(th, a[0])
	return objects.Int(0), err
}

func (m *monitoring) setEvents(th *thread, a []value) (value, error) {
	if _, err := m.tool(th, a[0]); err != nil {
		return value{}, err
	}
	n, err := objects.AsCInt(th, a[len(a)-1])
	switch {
	case err != nil:
		return value{}, err
	case n < 0 || n >= 1<<len(monitoringEvents):
		return value{}, objects.Raisef(th, objects.ValueErrorType, "invalid event set 0x%x", uint32(n))
	case n != 0:
		return value{}, objects.RaiseMsg(th, objects.NotImplementedErrorType, "sys.monitoring delivers no events")
	}
	return objects.None, nil
}
