using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp.Modules
{
    using static torch.nn;

    /// <summary>Holds modules by name, in order, and registers them under their names.</summary>
    public class ModuleDict<T> : Module, IDictionary<string, T>, IList<(string, T)>
        where T : Module
    {
        private readonly OrderedDict<string, T> _entries = new();

        /// <summary>Creates an empty dictionary.</summary>
        public ModuleDict()
            : base(nameof(ModuleDict<>))
        {
        }

        /// <summary>Gets the number of modules.</summary>
        public int Count => _entries.Count;

        /// <summary>Gets false.</summary>
        public bool IsReadOnly => false;

        /// <summary>Gets the names in order.</summary>
        public ICollection<string> Keys => _entries.Keys;

        /// <summary>Gets the modules in order.</summary>
        public ICollection<T> Values => _entries.Values;

        /// <summary>Gets or sets the module of a name.</summary>
        public T this[string key]
        {
            get => _entries[key];
            set => Changed(() => _entries[key] = value);
        }

        /// <summary>Gets or sets the pair at a position.</summary>
        public (string, T) this[int index]
        {
            get => _entries[index];
            set => Changed(() => _entries[index] = value);
        }

        /// <summary>Returns the pairs in order.</summary>
        public IEnumerator<(string, T)> items() => _entries.GetEnumerator();

        /// <summary>Returns the names in order.</summary>
        public IEnumerable<string> keys() => _entries.Keys;

        /// <summary>Returns the modules in order.</summary>
        public IEnumerable<T> values() => _entries.Values;

        /// <summary>Adds a module.</summary>
        public void Add(string key, T value) => Changed(() => _entries.Add(key, value));

        /// <summary>Adds a module.</summary>
        public void Add((string, T) item) => Add(item.Item1, item.Item2);

        /// <summary>Adds a module.</summary>
        public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

        /// <summary>Inserts a module at a position.</summary>
        public void Insert(int index, (string, T) item) => Changed(() => _entries.Insert(index, item));

        /// <summary>Removes all modules without disposing them.</summary>
        public void clear() => Changed(_entries.Clear);

        /// <summary>Removes all modules without disposing them.</summary>
        public void Clear() => clear();

        /// <summary>Removes a module without disposing it; returns whether it was there.</summary>
        public bool Remove(string key)
        {
            var removed = false;
            Changed(() => removed = _entries.Remove(key));
            return removed;
        }

        /// <summary>Removes a pair; returns whether it was there.</summary>
        public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

        /// <summary>Removes a pair; returns whether it was there.</summary>
        public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

        /// <summary>Removes the module at a position without disposing it.</summary>
        public void RemoveAt(int index) => Changed(() => _entries.RemoveAt(index));

        /// <summary>Tells whether a name is there.</summary>
        public bool ContainsKey(string key) => _entries.ContainsKey(key);

        /// <summary>Tells whether a name is there with this module.</summary>
        public bool Contains((string, T) item) => _entries.Contains(item);

        /// <summary>Tells whether a name is there with this module.</summary>
        public bool Contains(KeyValuePair<string, T> item) => _entries.Contains(item);

        /// <summary>Finds a module by name; returns whether it was there.</summary>
        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _entries.TryGetValue(key, out value);

        /// <summary>Returns the position of a pair, or -1.</summary>
        public int IndexOf((string, T) item) => _entries.IndexOf(item);

        /// <summary>Copies the pairs to an array.</summary>
        public void CopyTo((string, T)[] array, int arrayIndex) => _entries.CopyTo(array, arrayIndex);

        /// <summary>Copies the pairs to an array.</summary>
        public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => _entries.CopyTo(array, arrayIndex);

        /// <summary>Walks the pairs in order.</summary>
        public IEnumerator<(string, T)> GetEnumerator() => _entries.GetEnumerator();

        IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
            ((IEnumerable<KeyValuePair<string, T>>)_entries).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Registers every module under its name.</summary>
        protected override void RegisterComponents()
        {
            ClearModules();
            foreach (var (key, module) in _entries) register_module(key, module);
        }

        private void Changed(Action change)
        {
            change();
            RegisterComponents();
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Creates a dictionary of modules.</summary>
            public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

            /// <summary>Creates a dictionary of modules of one kind.</summary>
            public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules)
                where T : Module
            {
                var dictionary = new ModuleDict<T>();
                foreach (var entry in modules) dictionary.Add(entry);
                return dictionary;
            }
        }
    }
}
