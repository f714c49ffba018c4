using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>
            /// Adds a parameter; throws <see cref="ArgumentNullException"/> for null and <see cref="InvalidOperationException"/> for a known name.
            /// </summary>
            public virtual void register_parameter(string name, Parameter param)
            {
                ArgumentNullException.ThrowIfNull(param);
                if (!_internal_params.TryAdd(name, param)) throw new InvalidOperationException($"Parameter {name} is already registered.");
            }

            /// <summary>Adds a tensor that is state but no parameter; <paramref name="persistent"/> says whether it is saved.</summary>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                if (!_internal_buffers.TryAdd(name, (tensor, persistent))) throw new InvalidOperationException($"Tensor {name} is already registered.");
            }

            /// <summary>Adds a submodule and registers its components; null removes the name.</summary>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    _internal_submodules.Remove(name);
                    return;
                }

                if (string.IsNullOrEmpty(name)) throw new ArgumentException("module name can't be empty string \"\"");
                if (name.Contains('.')) throw new ArgumentException($"module name can't contain \".\", got: {name}");
                if (_internal_submodules.ContainsKey(name)) throw new InvalidOperationException($"Sub-module {name} is already registered.");
                submodule.RegisterComponents();
                _internal_submodules.Add(name, submodule);
            }

            /// <summary>Adds a submodule and registers its components.</summary>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Adds or replaces a parameter; null, or a tensor that is no parameter, removes the name.</summary>
            protected void ConditionallyRegisterParameter(string name, Tensor value) => ConditionallyRegisterParameter(name, value as Parameter);

            /// <summary>Adds or replaces a parameter; null removes the name.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null) _internal_params.Remove(name);
                else _internal_params[name] = value;
            }

            /// <summary>Adds or replaces a buffer; null removes the name.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null) _internal_buffers.Remove(name);
                else _internal_buffers[name] = (value, persistent);
            }

            /// <summary>Returns the parameters with their dotted names, each once.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Parameter>(ReferenceEqualityComparer.Instance);
                foreach (var (name, parameter) in _internal_params)
                {
                    if (seen.Add(parameter)) yield return (name, parameter);
                }

                if (!recurse) yield break;
                foreach (var (childName, child) in _internal_submodules)
                {
                    foreach (var (name, parameter) in child.named_parameters())
                    {
                        if (seen.Add(parameter)) yield return ($"{childName}.{name}", parameter);
                    }
                }
            }

            /// <summary>Returns the buffers with their dotted names, each once.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (name, (buffer, persistent)) in _internal_buffers)
                {
                    if ((persistent || include_nonpersistent) && seen.Add(buffer)) yield return (name, buffer);
                }

                if (!recurse) yield break;
                foreach (var (childName, child) in _internal_submodules)
                {
                    foreach (var (name, buffer) in child.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(buffer)) yield return ($"{childName}.{name}", buffer);
                    }
                }
            }

            /// <summary>Returns the direct submodules with their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules;

            /// <summary>Returns all modules below this one with their dotted names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in _internal_submodules) yield return child;
                foreach (var (childName, child) in _internal_submodules)
                {
                    foreach (var (name, module) in child.named_modules()) yield return ($"{childName}.{name}", module);
                }
            }

            /// <summary>Returns the parameters, each once.</summary>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(p => p.parameter);

            /// <summary>Returns the buffers, each once.</summary>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(b => b.buffer);

            /// <summary>Returns the direct submodules.</summary>
            public virtual IEnumerable<Module> children() => named_children().Select(c => c.module);

            /// <summary>Returns all modules below this one.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(m => m.module);

            /// <summary>Tells whether a parameter of this dotted name exists.</summary>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>Tells whether a buffer of this dotted name exists.</summary>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>Returns the parameter of this dotted name, or null.</summary>
            public virtual Parameter? get_parameter(string target) =>
                _internal_params.TryGetValue(target, out var own) ? own : Child(target, out var rest)?.get_parameter(rest);

            /// <summary>Returns the buffer of this dotted name, or null.</summary>
            public virtual Tensor? get_buffer(string target) =>
                _internal_buffers.TryGetValue(target, out var own) ? own.Item1 : Child(target, out var rest)?.get_buffer(rest);

            private Module? Child(string target, out string rest)
            {
                var dot = target.IndexOf('.', StringComparison.Ordinal);
                rest = dot < 0 ? "" : target[(dot + 1)..];
                return dot >= 0 && _internal_submodules.TryGetValue(target[..dot], out var child) ? child : null;
            }
        }
    }
}
