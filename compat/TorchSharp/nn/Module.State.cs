using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Returns parameters and persistent buffers by dotted name; the tensors are the module's own, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string Key(string name) => string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}";
                foreach (var (name, parameter) in named_parameters()) destination.TryAdd(Key(name), parameter);
                foreach (var (name, buffer) in named_buffers(include_nonpersistent: false)) destination.TryAdd(Key(name), buffer);
                foreach (var (name, child) in _internal_submodules) child.state_dict(destination, Key(name));
                return destination;
            }

            /// <summary>Copies tensors of the same names into this module; returns the names that either side lacks.</summary>
            /// <exception cref="InvalidOperationException"><paramref name="strict"/> and the names differ.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                skip ??= [];
                var own = state_dict();
                var missing = own.Keys.Where(key => !source.ContainsKey(key) && !skip.Contains(key)).ToList();
                var unexpected = source.Keys.Where(key => !own.ContainsKey(key) && !skip.Contains(key)).ToList();
                if (strict && missing.Count + unexpected.Count > 0)
                {
                    throw new InvalidOperationException("The loaded state_dict is not identical to the target dictionary.");
                }

                using var noGradients = torch.no_grad();
                foreach (var (key, tensor) in source)
                {
                    if (!skip.Contains(key) && own.TryGetValue(key, out var target)) target.copy_(tensor).DisposeIfOther(target);
                }

                return (missing, unexpected);
            }

            /// <summary>Writes the state dictionary to a file: the number of entries, then per entry name, dtype, shape and bytes.</summary>
            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            /// <summary>Writes the state dictionary to a stream, which is closed.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Writes the state dictionary.</summary>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes a state dictionary: the number of entries, then per entry name, dtype, shape and bytes.</summary>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var kept = sd.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
                writer.Write7BitEncodedInt64(kept.Count);
                foreach (var (key, tensor) in kept)
                {
                    writer.Write(key);
                    TensorCodec.Write(tensor, writer);
                }
            }

            /// <summary>
            /// Reads a file that <see cref="save(string, IList{string})"/> wrote; throws <see cref="FileNotFoundException"/> if there is none.
            /// </summary>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location)) throw new FileNotFoundException(location);
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            /// <summary>Reads saved state from a stream, which is closed.</summary>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads saved state; <paramref name="loadedParameters"/> receives every name read and whether this module has it.</summary>
            /// <exception cref="ArgumentException">A name, a count (both only if <paramref name="strict"/>), a dtype or a shape differs.</exception>
            public virtual Module load(
                BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                var own = state_dict();
                var entries = reader.Read7BitEncodedInt64();
                if (strict && entries != own.Count)
                {
                    throw new ArgumentException($"Mismatched state_dict sizes: expected {own.Count}, but found {entries} entries.");
                }

                for (var i = 0L; i < entries; i++)
                {
                    var key = reader.ReadString();
                    var known = own.TryGetValue(key, out var target);
                    if (strict && !known)
                    {
                        throw new ArgumentException(
                            $"Mismatched module state names: the target modules does not have a submodule or buffer named '{key}'");
                    }

                    if (known && !(skip?.Contains(key) ?? false)) TensorCodec.ReadInto(target!, reader);
                    else TensorCodec.Skip(reader);
                    loadedParameters?.Add(key, known);
                }

                return this;
            }

            /// <summary>Creates a module and reads its state from a file.</summary>
            public static Module Create<T>(string path)
                where T : Module, new() => new T().load(path);
        }
    }
}
